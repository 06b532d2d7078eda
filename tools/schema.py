"""Write data/schema.json from the model, so that editors can check the YAML as it is typed."""

from __future__ import annotations

import argparse
import json

from explorer.body import DATA
from explorer.knowledge.model import Files


def main() -> None:
    """Write the schema file, or print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--print", action="store_true", dest="show")
    options = parser.parse_args()
    schema = Files.model_json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "Knowledge base of the Trigger-Point Explorer: one property a YAML file"
    text = json.dumps(schema, indent=1, ensure_ascii=False) + "\n"
    if options.show:
        print(text)
    else:
        (DATA / "schema.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
