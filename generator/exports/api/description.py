"""The API described: OpenAPI 3.1 and one JSON Schema per answer, made from the answers' types."""

from __future__ import annotations

from typing import Any, TypeAlias

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from generator.exports.about import About
from generator.exports.api.case_shape import CaseObject
from generator.exports.api.list_shapes import (
    CaseList,
    CollectionList,
    Index,
    MatrixList,
    MethodList,
    VocabularyList,
)
from generator.exports.api.method_shape import MethodObject
from generator.pages.links import API

Schema: TypeAlias = dict[str, Any]

ANSWERS: dict[str, tuple[str, str, TypeAdapter[Any]]] = {
    "index": ("index.json", "总目：有哪些文件，各有多少条目", TypeAdapter(Index)),
    "cases": ("cases.json", "案例列表", TypeAdapter(CaseList)),
    "case": ("cases/{id}.json", "一个案例的全部内容", TypeAdapter(CaseObject)),
    "methods": ("methods.json", "机制与工作法列表", TypeAdapter(MethodList)),
    "method": ("methods/{id}.json", "一种做法的全部内容，含空白表单", TypeAdapter(MethodObject)),
    "collections": ("collections.json", "项目集及其案例", TypeAdapter(CollectionList)),
    "vocabulary": ("vocabulary.json", "词表与来源", TypeAdapter(VocabularyList)),
    "matrix": ("matrix.json", "机制与问题、机制与业务领域两张矩阵", TypeAdapter(MatrixList)),
}
"""Name of an answer → its file below `api/v1/`, what it is, and its type."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_ID: Schema = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}


class _Generator(GenerateJsonSchema):
    """Without titles that only repeat a key in English, and docstrings, which programmers read."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def typed_dict_schema(self, schema: Any) -> Schema:
        made = super().typed_dict_schema(schema)
        made.pop("description", None)
        return made


def answer_schema(name: str) -> Schema:
    """The JSON Schema (2020-12) of one answer.

    Raises:
        KeyError: when `name` is not a key of ANSWERS.
    """
    schema = ANSWERS[name][2].json_schema(schema_generator=_Generator, mode="serialization")
    return {"$schema": DIALECT, **schema}


def openapi(about: About) -> Schema:
    """The whole API as an OpenAPI 3.1 document; the server is the site that it lies on."""
    references, schemas = TypeAdapter.json_schemas(
        [(name, "serialization", adapter) for name, (_, _, adapter) in ANSWERS.items()],
        ref_template="#/components/schemas/{model}",
        schema_generator=_Generator,
    )
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{about.name}数据接口",
            "version": "1",
            "summary": "案例、机制与工作法、词表和来源，都是静态的 JSON 文件。",
            "description": _ABOUT,
        },
        "jsonSchemaDialect": DIALECT,
        # Relative to this document, so that a copy of the site describes itself.
        "servers": [{"url": about.site_url or "../../"}],
        "paths": {
            f"/{API}{path}": _path(name, path, summary, references[(name, "serialization")])
            for name, (path, summary, _) in ANSWERS.items()
        },
        "components": {"schemas": schemas["$defs"]},
    }


_ABOUT = (
    "只读。每个键都在；null 或空列表表示原文未载。数字都带原文写法和出处。长文字是 Markdown。"
    "草稿不出现；已停用、已移走的条目在 status 里写明。"
)


def _path(name: str, path: str, summary: str, schema: Schema) -> Schema:
    answer: Schema = {
        "operationId": name,
        "summary": summary,
        "responses": {
            "200": {
                "description": summary,
                "content": {"application/json": {"schema": schema}},
            }
        },
    }
    if "{id}" not in path:
        return {"get": answer}
    answer["responses"]["404"] = {"description": "没有这个编号"}
    parameter = {"name": "id", "in": "path", "required": True, "schema": _ID}
    return {"get": answer, "parameters": [parameter]}
