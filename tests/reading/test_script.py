"""Traditional characters become simplified ones, one for one."""

from generator.reading import simplified_forms, to_simplified


def test_a_traditional_text_reads_like_a_simplified_one() -> None:
    assert to_simplified("國網天津電力，黨員責任區") == "国网天津电力，党员责任区"


def test_simplified_text_stays_as_it_is() -> None:
    assert to_simplified("国网天津电力，党员责任区") == "国网天津电力，党员责任区"


def test_every_pair_is_one_character_for_another() -> None:
    forms = simplified_forms()
    assert len(forms) > 2900
    for traditional, simplified in forms.items():
        assert len(traditional) == len(simplified) == 1
        assert traditional != simplified
