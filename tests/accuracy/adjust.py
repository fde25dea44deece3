# SPDX-License-Identifier: MIT
"""What each phenomenon costs by itself, where many come together on a page.

Ridge regression: the goodness of a page is a sum over what the page has. The
ridge is what a few pages weigh, so that a phenomenon that was seen twice is not
believed much.
"""

RIDGE = 3.0


def solve(matrix, right):
    """Gauss with the greatest pivot; the ridge keeps the matrix regular."""
    n = len(right)
    rows = [list(row) + [right[i]] for i, row in enumerate(matrix)]
    for col in range(n):
        pivot = max(range(col, n), key=lambda i: abs(rows[i][col]))
        rows[col], rows[pivot] = rows[pivot], rows[col]
        for i in range(col + 1, n):
            share = rows[i][col] / rows[col][col]
            if share:
                for k in range(col, n + 1):
                    rows[i][k] -= share * rows[col][k]
    out = [0.0] * n
    for i in reversed(range(n)):
        out[i] = (rows[i][n] - sum(rows[i][k] * out[k] for k in range(i + 1, n))) / rows[i][i]
    return out


def effects(pages):
    """pages: (features, value). The effect of each feature on the value."""
    names = sorted({name for features, _ in pages for name in features})
    index = {name: i for i, name in enumerate(names)}
    mean = sum(value for _, value in pages) / len(pages)
    share = {name: 0.0 for name in names}
    for features, _ in pages:
        for name in features:
            share[name] += 1 / len(pages)
    size = len(names)
    matrix = [[RIDGE if i == j else 0.0 for j in range(size)] for i in range(size)]
    right = [0.0] * size
    centre = [-share[name] for name in names]
    for features, value in pages:
        row = list(centre)
        for name in features:
            row[index[name]] += 1.0
        for i, x in enumerate(row):
            right[i] += x * (value - mean)
            line = matrix[i]
            for j, y in enumerate(row):
                line[j] += x * y
    return dict(zip(names, solve(matrix, right))) if names else {}
