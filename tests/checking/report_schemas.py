"""What the documentation of three formats requires, as JSON Schemas; nothing more is allowed.

GitLab: docs, "Code Quality report format". SARIF: OASIS standard 2.1.0, the sections named below;
of its many optional fields only those that we write are let through, so that a misspelt one fails.
"""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]


def record(required: Schema, optional: Schema | None = None) -> Schema:
    """An object with these keys and no others."""
    return {
        "type": "object",
        "required": list(required),
        "properties": {**required, **(optional or {})},
        "additionalProperties": False,
    }


def array(items: Schema, **limits: Any) -> Schema:
    """A list of one kind."""
    return {"type": "array", "items": items, **limits}


TEXT: Schema = {"type": "string", "minLength": 1}
COUNT: Schema = {"type": "integer", "minimum": 1}

GITLAB = array(
    record(
        {
            "description": TEXT,
            "check_name": TEXT,
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": record({"path": TEXT, "lines": record({"begin": COUNT})}),
        }
    )
)

LEVEL: Schema = {"enum": ["none", "note", "warning", "error"]}
MESSAGE = record({"text": TEXT})
ARTIFACT = record({"uri": {"type": "string", "pattern": "^[A-Za-z0-9._~/%-]+$"}, "uriBaseId": TEXT})
START = record({"startLine": COUNT}, {"startColumn": COUNT})
SPAN = record({"startLine": COUNT, "startColumn": COUNT, "endLine": COUNT, "endColumn": COUNT})
# §3.49 reportingDescriptor
RULE = record(
    {
        "id": TEXT,
        "shortDescription": MESSAGE,
        "fullDescription": MESSAGE,
        "help": record({"text": TEXT, "markdown": TEXT}),
        "defaultConfiguration": record({"level": LEVEL}),
    },
    {"helpUri": {"type": "string", "pattern": "^https?://"}, "properties": {"type": "object"}},
)
# §3.55 fix, §3.56 artifactChange, §3.57 replacement
FIX = record(
    {
        "description": MESSAGE,
        "artifactChanges": array(
            record(
                {
                    "artifactLocation": ARTIFACT,
                    "replacements": array(
                        record(
                            {
                                "deletedRegion": SPAN,
                                "insertedContent": record({"text": {"type": "string"}}),
                            }
                        ),
                        minItems=1,
                    ),
                }
            ),
            minItems=1,
        ),
    }
)
# §3.27 result
RESULT = record(
    {
        "ruleId": TEXT,
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": LEVEL,
        "message": MESSAGE,
        "locations": array(
            record(
                {"physicalLocation": record({"artifactLocation": ARTIFACT}, {"region": START})},
                {"logicalLocations": array(record({"fullyQualifiedName": TEXT}))},
            ),
            minItems=1,
        ),
        "partialFingerprints": {"type": "object", "additionalProperties": TEXT},
    },
    {"fixes": array(FIX, minItems=1)},
)
# §3.13 sarifLog, §3.14 run, §3.19 toolComponent
SARIF = record(
    {
        "$schema": {"type": "string", "pattern": "^https://.*sarif-schema-2\\.1\\.0\\.json$"},
        "version": {"const": "2.1.0"},
        "runs": array(
            record(
                {
                    "tool": record(
                        {
                            "driver": record(
                                {
                                    "name": TEXT,
                                    "semanticVersion": {
                                        "type": "string",
                                        "pattern": r"^\d+\.\d+\.\d+$",
                                    },
                                    "language": {
                                        "type": "string",
                                        "pattern": "^[a-z]{2}-[A-Z]{2}$",
                                    },
                                    "rules": array(RULE, uniqueItems=True),
                                }
                            )
                        }
                    ),
                    "columnKind": {"const": "unicodeCodePoints"},
                    "originalUriBaseIds": {"type": "object"},
                    "results": array(RESULT),
                }
            ),
            minItems=1,
            maxItems=1,
        ),
    }
)
