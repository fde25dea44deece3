#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Whether what Recto wrote says to other programs what the tree says.

usage: read-back.py TREE FILE...
       read-back.py --all FOLDER

The tree (see tree/tree.c, or a page written as JSON lines: .jsonl) gives the
blocks of text that are wanted. Of TEI and HTML (.xml, .html) the characters are
compared, in order; of plain text (.txt) the lines; of Markdown (.md) the blocks,
as cmark and pandoc read them, with what is a heading; of GitHub's dialect (.gfm)
the same by pandoc. Front matter is read by PyYAML and pandoc, each where it is.

With --all each NAME.md and NAME.gfm of the folder is compared with NAME.tree or
NAME.jsonl; of all pages the other programs read one text, in which a heading stands
before each. Where there is a NAME.title, that is the title in the front matter.
"""
import html.parser
import json
import pathlib
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree

HEADINGS = {'headline', 'heading'}
BLOCKS = HEADINGS | {
    'furniture', 'kicker', 'deck', 'byline', 'dateline', 'paragraph', 'item', 'verse-line',
    'figure-title', 'caption', 'credit', 'cell', 'signature', 'continuation', 'line'}
ESCAPES = {'n': '\n', 't': '\t', 'r': '\r'}


def unescape(text):
    def one(m):
        if m[1].startswith('u{'):
            return chr(int(m[1][2:-1], 16))
        return ESCAPES.get(m[1], m[1])
    return re.sub(r'\\(u\{[0-9A-Fa-f]+\}|.)', one, text)


def squeeze(text):
    """A block is a line; how many spaces part two words HTML does not say."""
    return re.sub(r'[ \t\n\r\u0085\u2028\u2029]+', ' ', text).strip(' ')


def strings(words):
    """The text on a line of a tree: its strings that are no value of an attribute."""
    found = re.finditer(r'([\w-]+=)?"((?:[^"\\]|\\.)*)"', words)
    return ''.join(unescape(m[2]) for m in found if not m[1])


def wanted(path):
    """Blocks of a tree: (is a heading, text)."""
    blocks, open_kinds = [], []
    with open(path, encoding='utf-8', newline='\n') as tree:
        lines = tree.read().split('\n')
    for line in lines:
        words = line.lstrip('\t')
        depth = len(line) - len(words)
        if not words or words[0] == '#' or words.startswith(('meta ', 'part')):
            continue
        del open_kinds[depth:]
        kind = 'text' if words[0] == '"' else words.split(' ')[0]
        open_kinds += [None] * (depth - len(open_kinds)) + [kind]
        if kind in BLOCKS:
            blocks.append([kind in HEADINGS, ''])
        if 'original' in open_kinds or kind == 'discard':
            continue
        text = (' ' if 'joined' not in words.split(' ') else '') if kind == 'break' else strings(words)
        if text:
            blocks[-1][1] += text
    found = [(heading, squeeze(text)) for heading, text in blocks]
    return [b for b in found if b[1]]


def wanted_of_json(path):
    """The same of a document as JSON lines."""
    blocks = []

    def walk(node):
        kind = node['kind']
        if kind in BLOCKS:
            blocks.append([kind in HEADINGS, ''])
        if kind in ('text', 'line'):
            blocks[-1][1] += node.get('text', '')
        elif kind == 'break':
            blocks[-1][1] += '' if node.get('joined') else ' '
        elif kind not in ('original', 'discard'):
            for child in node.get('content', []):
                walk(child)
    with open(path, encoding='utf-8', newline='\n') as file:
        for line in file:
            row = json.loads(line)
            if 'kind' in row:
                walk(row)
    found = [(heading, squeeze(text)) for heading, text in blocks]
    return [b for b in found if b[1]]


class Blocks(html.parser.HTMLParser):
    """The same of HTML, and the links in it."""
    LEAVES = {'p', 'li', 'td', 'th', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.blocks, self.on, self.links = [], False, []

    def handle_starttag(self, tag, attrs):
        if tag == 'a':
            self.links.append(dict(attrs).get('href', ''))
        if tag in self.LEAVES:
            self.blocks.append([tag[0] == 'h', ''])
            self.on = True
        elif tag == 'br':
            self.blocks.append([False, ''])

    def handle_endtag(self, tag):
        if tag in self.LEAVES:
            self.on = False

    def handle_data(self, data):
        if self.on:
            self.blocks[-1][1] += data
        elif data.strip():
            self.blocks.append([None, 'outside of any block: ' + data])


def parsed(command, markdown):
    """What another program makes of it."""
    out = subprocess.run(command, input=markdown.encode(), stdout=subprocess.PIPE, check=True)
    parser = Blocks()
    parser.feed(out.stdout.decode())
    parser.close()
    return parser


def read_back(command, markdown):
    """Blocks as another program reads them."""
    parser = parsed(command, markdown)
    found = [(heading, squeeze(text)) for heading, text in parser.blocks]
    return [b for b in found if b[1]]


def compare(reader, want, got):
    for w, g in zip(want + [None] * len(got), got + [None] * len(want)):
        if w != g:
            print(f'{reader}: wanted {w!r}\n{reader}: got    {g!r}')
            return False
    return True


def titled_by_pandoc(fronts):
    """Whether each front matter has a title; all of them stand in one, below their numbers."""
    lines = ['---']
    for number, front in enumerate(fronts):
        lines += [f'page-{number}:'] + ['  ' + line for line in front.split('\n')]
    out = subprocess.run(
        ['pandoc', '-f', 'commonmark+yaml_metadata_block-smart', '-t', 'json'],
        input='\n'.join(lines + ['---', '']).encode(), stdout=subprocess.PIPE, check=True)
    meta = json.loads(out.stdout)['meta']
    return ['title' in meta[f'page-{number}']['c'] for number in range(len(fronts))]


def titled_by_yaml(fronts, wanted_titles):
    """Whether each front matter has its title, or any where none is known."""
    import yaml
    for front, want in zip(fronts, wanted_titles):
        title = yaml.safe_load(front).get('title')
        yield isinstance(title, str) and want in (None, title)


def check_titles(pages, fronts, wanted_titles):
    readers = {}
    if shutil.which('pandoc'):
        readers['pandoc'] = titled_by_pandoc(fronts)
    try:
        readers['yaml'] = list(titled_by_yaml(fronts, wanted_titles))
    except ImportError:
        pass
    for reader, titled in readers.items():
        for page, has_title in zip(pages, titled):
            if not has_title:
                print(f'{page}: {reader}: front matter without its title')
    return all(all(titled) for titled in readers.values())


def parts(path):
    """Front matter and the rest."""
    with open(path, encoding='utf-8', newline='\n') as file:
        front, _, body = file.read()[4:].partition('\n---\n')
    return front, body


def mark(number):
    return f'Page {number} of those that are read back'


def divided(blocks, pages):
    """The blocks of each page: it begins with a heading of its number."""
    found = [[] for _ in pages]
    number = -1
    for block in blocks:
        if number + 1 < len(pages) and block == (True, mark(number + 1)):
            number += 1
        else:
            found[number].append(block)
    return found


def check_dialect(wants, pages, readers, wanted_titles):
    """Some pages in one dialect, read by each program in one go."""
    texts = [parts(page) for page in pages]
    together = ''.join(f'\n\n# {mark(number)}\n\n{body}' for number, (_, body) in enumerate(texts))
    good = True
    for reader in readers:
        if shutil.which(reader[0]):
            for want, page, got in zip(wants, pages, divided(read_back(reader, together), pages)):
                good &= compare(f'{page}: {reader[0]}', want, got)
    return check_titles(pages, [front for front, _ in texts], wanted_titles) and good


def check_markdown(wants, pages, wanted_titles):
    return check_dialect(wants, pages, [
        ['cmark', '--unsafe'], ['pandoc', '-f', 'commonmark', '-t', 'html', '--wrap=none']], wanted_titles)


def check_gfm(wants, pages, wanted_titles):
    """
    Emoji between colons are an extension of pandoc's. Addresses in the text become
    no links: there are as many with that extension as without.
    """
    def pandoc(extensions):
        return ['pandoc', '-f', 'gfm-emoji' + extensions, '-t', 'html', '--wrap=none']
    if not check_dialect(wants, pages, [pandoc('')], wanted_titles):
        return False
    if not shutil.which('pandoc'):
        return True
    text = '\n\n'.join(parts(page)[1] for page in pages)
    links, meant = (parsed(pandoc(extensions), text).links
                    for extensions in ('', '-autolink_bare_uris'))
    if links != meant:
        print(f'links to {sorted(set(links) - set(meant))}')
    return links == meant


def bare(text):
    return re.sub(r'\s', '', text)


def check_characters(want, name, got):
    wanted_text, text = bare(''.join(text for _, text in want)), bare(got)
    if wanted_text == text:
        return True
    at = next((i for i, pair in enumerate(zip(wanted_text, text)) if pair[0] != pair[1]), 0)
    print(f'{name}: wanted ...{wanted_text[at:at + 60]!r}\n{name}: got    ...{text[at:at + 60]!r}')
    return False


def check_tei(want, path):
    """The reading text: corrected forms, nothing that is marked as surplus."""
    tei = '{http://www.tei-c.org/ns/1.0}'
    unread = {tei + name for name in ('sic', 'orig', 'surplus', 'pc')}

    def text(element):
        inner = '' if element.tag in unread else (element.text or '') + ''.join(map(text, element))
        return inner + (element.tail or '')
    return check_characters(want, path, text(xml.etree.ElementTree.parse(path).find(f'.//{tei}body')))


class Main(html.parser.HTMLParser):
    """The text of <main>, without what only leads to it or tells of it."""
    BESIDE = {'nav', 'script'}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.text, self.on = '', False

    def handle_starttag(self, tag, attrs):
        self.on = (self.on or tag == 'main') and tag not in self.BESIDE

    def handle_endtag(self, tag):
        self.on |= tag in self.BESIDE

    def handle_data(self, data):
        if self.on:
            self.text += data


def check_html(want, path):
    parser = Main()
    with open(path, encoding='utf-8', newline='\n') as file:
        parser.feed(file.read())
    parser.close()
    return check_characters(want, path, parser.text)


def check_text(want, path):
    """Each block ends a line or a cell; before an item there may be its mark."""
    with open(path, encoding='utf-8', newline='\n') as file:
        pieces = [squeeze(piece) for piece in re.split('[\n\t\f]', file.read())]
    pieces = [piece for piece in pieces if piece]
    for (_, text), piece in zip(want + [(None, None)] * len(pieces), pieces):
        if text is None or not re.fullmatch(r'(- |\S+\. )?' + re.escape(text), piece):
            print(f'{path}: wanted {text!r}\n{path}: got    {piece!r}')
            return False
    return len(want) <= len(pieces)


def check_one(check):
    """A check of many pages as one of a single page."""
    return lambda want, path: check([want], [path], [None])


CHECKS = {
    'md': check_one(check_markdown), 'gfm': check_one(check_gfm), 'xml': check_tei,
    'html': check_html, 'txt': check_text}


def wanted_by(path):
    return (wanted_of_json if path.endswith('.jsonl') else wanted)(path)


def check_all(folder):
    """All pages of a folder, in both dialects."""
    stems = sorted(path.with_suffix('') for path in pathlib.Path(folder).glob('*.md'))
    wants, titles = [], []
    for stem in stems:
        tree, title = stem.with_suffix('.tree'), stem.with_suffix('.title')
        wants.append(wanted_by(str(tree if tree.exists() else stem.with_suffix('.jsonl'))))
        titles.append(title.read_text(encoding='utf-8') if title.exists() else None)
    print(f'{len(stems)} pages, {sum(map(len, wants))} blocks')
    good = [check(wants, [str(stem) + suffix for stem in stems], titles)
            for suffix, check in (('.md', check_markdown), ('.gfm', check_gfm))]
    return bool(stems) and all(good)


def main(tree, *paths):
    if tree == '--all':
        return not check_all(*paths)
    want = wanted_by(tree)
    return not all([CHECKS[path.rpartition('.')[2]](want, path) for path in paths])


if __name__ == '__main__':
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
