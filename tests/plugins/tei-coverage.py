#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What an ODD allows and no file uses: tei-coverage.py ODD TEI...

Elements, their own attributes and the values of closed lists; of attributes
that come from a class one element that has them is enough."""
import sys
import xml.etree.ElementTree as ET

TEI = "{http://www.tei-c.org/ns/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"


def allowed(odd):
    for spec in odd.iter():
        if spec.tag not in (TEI + "elementSpec", TEI + "classSpec"):
            continue
        owner = spec.get("ident") if spec.tag == TEI + "elementSpec" else "*"
        if owner != "*":
            yield owner
        for att in spec.iter(TEI + "attDef"):
            yield f"{owner}@{att.get('ident')}"
            closed = att.find(f"{TEI}valList[@type='closed']")
            for value in [] if closed is None else closed:
                yield f"{owner}@{att.get('ident')}={value.get('ident')}"


def used(files):
    for file in files:
        for element in ET.parse(file).iter():
            name = element.tag.removeprefix(TEI)
            yield name
            for attribute, value in element.items():
                attribute = attribute.replace(XML, "xml:")
                for owner in name, "*":
                    yield f"{owner}@{attribute}"
                    yield f"{owner}@{attribute}={value}"


odd, *files = sys.argv[1:]
never = sorted(set(allowed(ET.parse(odd))) - set(used(files)))
print("\n".join(never))
sys.exit(bool(never))
