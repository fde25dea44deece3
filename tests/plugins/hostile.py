#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A tree (see tree/tree.c) of texts that look like Markdown: beginnings that would
start another block, ends that would change it, in blocks of every sort.

usage: hostile.py SEED
"""
import random
import sys

STARTS = [
    # numbers, bullets, headings, rules
    '1. ', '1.', '12) ', '0) x', 'a. b', '(1) a', '(@) a', '#. x', '#', '# ', '## ', '####### ',
    '+ ', '+', '- ', '-', '* ', '- [ ] a', '--- ', '---', '---\n', '...', '- - -', '* * *', '***',
    '_ _ _', '___', '===', '=', '= =', '> ', '>x', '    ', '\t', '  \t', '\u3000', '\u00a0', '\u200b',
    # code, HTML, entities
    '`', '``', '```', '~~~', '~~~ x', '<', '<b>', '<div>', '<!-- ', '<?', '<![CDATA[', '</p>',
    '<script>', '&', '&amp;', '&#35; ', '&copy', '&nbsp;',
    # links, tables, emphasis
    '[a]: b', '[a]: <b> "c"', '[^1]: x', '![a](b)', '[a](b)', '[ ] a', 'http://a.example',
    '<http://a.example>', '<a@b.example>', 'a@b.example', 'www.a.example', 'x (www.a.example)', 'WWW.a.example', 'xwww.a',
    'https://a.example/?b=c', 'see ftp://a.example', 'mailto:a+b@c.example', 'a.b_@c.example', '|', '| a | b |', '| - | - |',
    '_a_', '__a__', '*a*', '~a~', '~~a~~', '\\', '\\\\', '\\#',
    # what some processors add
    ':', ': a', '$', '$$a$$', '^a^', '==a==', '%', '% a', '@a', '{{', '{#a}', '{.a}',
    # line ends that are none here
    '\u2028', '\r', '\u0085', '\u00ad', '\ue000',
]
MIDDLES = ['', 'word', '中文', '“引”', 'a  b', 'a   ', ' ']
ENDS = ['', '\\', '\\\\', '#', ' #', ' ##', ' {#id}', '  ', '`', '*', '_', '&', '<', '[', '!', '|',
        ':', '-', '=', '\t']


def quoted(text):
    def one(c):
        if c in '"\\':
            return '\\' + c
        return c if c.isprintable() else f'\\u{{{ord(c):X}}}'
    return '"' + ''.join(map(one, text)) + '"'


def hostile(start):
    return quoted(start + random.choice(MIDDLES) + random.choice(ENDS))


def tree():
    yield 'part', 0
    yield 'article', 1
    for kind in ('headline', 'kicker', 'byline', 'paragraph'):
        for text in [s + m for s in STARTS for m in random.sample(MIDDLES, 2)] + ['x']:
            yield f'{kind} {quoted(text + random.choice(ENDS))}', 2
    for around, kind in (('list', 'item'), ('quotation', 'paragraph'), ('verse', 'verse-line')):
        yield around, 2
        for start in STARTS:
            yield f'{kind} {hostile(start)}', 3
    yield 'table', 2
    for start in STARTS:
        yield 'row', 3
        yield f'cell {hostile(start)}', 4
        yield f'cell {hostile(random.choice(STARTS))}', 4


if __name__ == '__main__':
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    random.seed(int(sys.argv[1]))
    sys.stdout.reconfigure(encoding='utf-8')
    for words, depth in tree():
        print('\t' * depth + words)
