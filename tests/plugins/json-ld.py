#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Whether the JSON-LD of an HTML page says of its articles what the document says.

usage: json-ld.py DOCUMENT.jsonl PAGE.html [EDITION.xml]

The document is the same page as Recto writes it to JSON lines; each article with
a headline is described once, by the values found there. Of the TEI edition the
identifiers and headlines of the articles are compared.
"""
import html.parser
import json
import re
import sys
import xml.etree.ElementTree

TEI = '{http://www.tei-c.org/ns/1.0}'
XML_ID = '{http://www.w3.org/XML/1998/namespace}id'
DATE = re.compile(r'\d{4}(-\d\d(-\d\d(T.*)?)?)?')


class Scripts(html.parser.HTMLParser):
    """The descriptions in a page, and all identifiers in it."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found, self.ids, self.on = [], set(), False

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.ids.add(attrs.get('id'))
        if tag == 'script':
            assert attrs == {'type': 'application/ld+json'}, attrs
            self.found.append('')
            self.on = True

    def handle_endtag(self, tag):
        self.on = self.on and tag != 'script'

    def handle_data(self, data):
        if self.on:
            self.found[-1] += data


def text(node):
    if node['kind'] == 'text':
        return node['text']
    if node['kind'] == 'break':
        return '' if node['joined'] else ' '
    if node['kind'] in ('original', 'discard'):
        return ''
    return ''.join(map(text, node.get('content', [])))


def walk(node):
    yield node
    if node['kind'] != 'original':
        for child in node.get('content', []):
            yield from walk(child)


def is_seen(words):
    """White space and characters without a width are not."""
    return re.search(r'[^\s\u00ad\u0300-\u036f\u180b-\u180f\u200b-\u200f\u2060-\u206f\ufe00-\ufe0f\ufeff]', words)


def first(article, kind):
    texts = [text(c) for c in article.get('content', []) if c['kind'] == kind]
    return next((t.lstrip(' ') for t in texts if is_seen(t)), None)


def persons(article):
    for block in article.get('content', []):
        if block['kind'] in ('byline', 'signature'):
            for node in walk(block):
                if node['kind'] == 'name' and node.get('attrs', {}).get('type') == 'person' and is_seen(text(node)):
                    yield text(node).lstrip(' ')


def is_page(node):
    return node['kind'] == 'break' and node.get('attrs', {}).get('type') == 'page'


def pages(article, page):
    """What stands for the pages of an article, and the page after it."""
    begin, begun = page, False
    for node in walk(article):
        if is_page(node):
            page = node['attrs'].get('n')
            begin = begin if begun else page
        begun |= node['kind'] == 'text'
    return begin and begin + (f'-{page}' if page and page != begin else ''), page


def described(lines):
    """What is wanted: a dictionary for each article with a headline."""
    meta = {}
    for line in lines:
        meta.update((m['name'], m['value']) for m in line.get('meta', []))
        if line.get('kind') != 'part':
            continue
        part = line.get('attrs', {})
        page = part.get('n')
        for node in line.get('content', []):
            attrs = node.get('attrs', {})
            span, page = pages(node, page)
            headline = node['kind'] == 'article' and first(node, 'headline')
            if not headline or 'target' in attrs:
                continue
            date = meta.get('date', '')
            wanted = {
                'headline': headline,
                'alternativeHeadline': first(node, 'deck'),
                'author': [{'@type': 'Person', 'name': name} for name in persons(node)],
                'datePublished': date if DATE.fullmatch(date) else None,
                'articleSection': meta.get('section'),
                'isPartOf': meta.get('publisher') and {'@type': 'Newspaper', 'name': meta['publisher']},
                'pagination': span,
                'inLanguage': attrs.get('lang', part.get('lang', meta.get('language'))),
            }
            yield {name: value for name, value in wanted.items() if value}


def one_line(words):
    return re.sub(r'\s+', ' ', words).strip()


def check_tei(path, found):
    """The article of the same identifier has the same headline."""
    heads = {}
    for div in xml.etree.ElementTree.parse(path).iter(TEI + 'div'):
        texts = [one_line(''.join(h.itertext())) for h in div.findall(f'{TEI}head[@type="main"]')]
        heads['#' + div.get(XML_ID, '')] = next(filter(None, texts), None)
    for article in found:
        got = one_line(article['headline'])
        assert heads.get(article['@id']) == got, (article['@id'], heads.get(article['@id']), got)


def main(document, page, edition=None):
    with open(document, encoding='utf-8', newline='\n') as lines:
        wanted = list(described([json.loads(line) for line in lines]))
    parser = Scripts()
    with open(page, encoding='utf-8', newline='\n') as file:
        parser.feed(file.read())
    parser.close()
    found = [json.loads(script) for script in parser.found]
    for article in found:
        assert article['@context'] == 'https://schema.org'
        assert article['@type'] in ('NewsArticle', 'AdvertiserContentArticle')
        assert article['@id'][1:] in parser.ids, article['@id']
    got = [{name: value for name, value in article.items() if name[0] != '@'} for article in found]
    for one, other in zip(wanted, got):
        assert one == other, f'\nwanted {one}\ngot    {other}'
    assert len(wanted) == len(got), f'{len(wanted)} articles are described by {len(got)}'
    if edition:
        check_tei(edition, found)


if __name__ == '__main__':
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(*sys.argv[1:])
