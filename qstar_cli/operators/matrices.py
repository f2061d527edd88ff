"""Matrices: their arithmetic, row operations, and what is read off them."""

from qstar_cli.operators.operator import Operator

_FIND = "[find|calculate|compute|determine|what is|give|evaluate|simplify|work out]"
_OF = "<of|of the matrix|matrix>"
_MATRIX = ("Matrix",)
_VALUE = "MatrixValue"

OPERATORS = (
    Operator(
        "MatrixValue",
        (1, 1),
        "calculate with matrices",
        question=True,
        sentence="compute {expression}",
        phrases=(
            "{expression}",
            "<simplify|calculate|compute|evaluate|find|determine> [the] [value of|product] {expression}",
            "what is [the] [value of] {expression}",
            "{expression} =",
            "<if|when|given|let|for|with> {bindings} [then] <evaluate|find|compute|calculate|what is|determine> "
            "[the] [value of] {expression}",
            "{bindings} <evaluate|find|compute|calculate|what is|determine> [the] [value of] {expression}",
            "<evaluate|find|compute|calculate|what is|determine> {expression} <if|when|where|given|for> {bindings}",
        ),
        shorthands=(
            ("add {expression} <and|to> {expression2}", (("expression", "{expression} + {expression2}"),)),
            ("subtract {expression} from {expression2}", (("expression", "{expression2} - {expression}"),)),
            ("multiply {expression} <by|and|with> {expression2}", (("expression", "{expression}*{expression2}"),)),
            (
                f"{_FIND} [the] product of {{expression}} and {{expression2}}",
                (("expression", "{expression}*{expression2}"),),
            ),
            (
                f"{_FIND} [the] sum of {{expression}} and {{expression2}}",
                (("expression", "{expression} + {expression2}"),),
            ),
        ),
        needs=_MATRIX,
        example="[[1, 2], [3, 4]]*[[0, 1], [1, 0]]",
    ),
    Operator(
        "Determinant",
        (1, 1),
        "determinant",
        names=("det", "determinant"),
        latex=r"\det",
        phrases=(f"{_FIND} [the] <determinant|det> {_OF} {{expression}}",),
        needs=_MATRIX,
        asks=_VALUE,
    ),
    Operator(
        "Transpose",
        (1, 1),
        "transpose",
        names=("transpose",),
        phrases=(f"{_FIND} [the] transpose {_OF} {{expression}}",),
        needs=_MATRIX,
        asks=_VALUE,
    ),
    Operator(
        "InverseMatrix",
        (1, 1),
        "inverse matrix",
        names=("inverse",),
        phrases=(
            f"{_FIND} [the] inverse {_OF} {{expression}}",
            f"{_FIND} [the] inverse matrix of {{expression}}",
            "invert [the] matrix {expression}",
        ),
        needs=_MATRIX,
        asks=_VALUE,
    ),
    Operator(
        "RowEchelon",
        (1, 1),
        "reduced row echelon form",
        names=("rref",),
        phrases=(
            f"{_FIND} [the] reduced [row] echelon form {_OF} {{expression}}",
            f"{_FIND} [the] rref {_OF} {{expression}}",
            "row reduce [the] [matrix] {expression}",
            "row-reduce [the] [matrix] {expression}",
            "reduce [the] [matrix] {expression} [to] [reduced] [row] [echelon] [form]",
            "<bring|put|write> [the] [matrix] {expression} <in|into|to> reduced [row] echelon form",
        ),
        needs=_MATRIX,
        asks=_VALUE,
    ),
    Operator(
        "Rank",
        (1, 1),
        "rank of a matrix",
        names=("rank",),
        phrases=(f"{_FIND} [the] rank {_OF} {{expression}}",),
        needs=_MATRIX,
        asks=_VALUE,
    ),
    Operator(
        "Trace",
        (1, 1),
        "trace of a matrix",
        names=("trace",),
        phrases=(f"{_FIND} [the] trace {_OF} {{expression}}",),
        needs=_MATRIX,
        asks=_VALUE,
    ),
    Operator(
        "NullSpace",
        (1, 1),
        "null space of a matrix",
        names=("nullspace", "kernel"),
        phrases=(
            f"{_FIND} [a] [basis] [of|for] [the] <null space|nullspace|kernel> {_OF} {{expression}}",
            f"{_FIND} [the] <null space|nullspace|kernel> {_OF} {{expression}}",
        ),
        needs=_MATRIX,
        asks=_VALUE,
    ),
    Operator("Span", (1, 100), "all combinations of vectors", names=("span",)),
    Operator("RightBlock", (2, 2), "the columns of a matrix from the right", names=("rightcolumns",)),
    Operator(
        "CharacteristicPolynomial",
        (2, 2),
        "characteristic polynomial",
        names=("charpoly",),
        needs=_MATRIX,
        shorthands=(
            (
                f"{_FIND} [all] [the] eigenvalues [of] [the] [matrix] {{expression}}",
                (
                    ("formula", "charpoly({expression}, lambda) = 0"),
                    ("unknowns", "lambda"),
                    ("domain", "complex numbers"),
                ),
            ),
            (
                "what are [all] [the] eigenvalues [of] [the] [matrix] {expression}",
                (
                    ("formula", "charpoly({expression}, lambda) = 0"),
                    ("unknowns", "lambda"),
                    ("domain", "complex numbers"),
                ),
            ),
        ),
        asks="Solve",
    ),
    Operator(
        "Eigenvectors",
        (1, 1),
        "find eigenvalues and eigenvectors",
        question=True,
        sentence="find the eigenvectors of {expression}",
        phrases=(
            f"{_FIND} [all] [the] [eigenvalues and] eigenvectors [of] [the] [matrix] {{expression}}",
            "<what are|find> [all] [the] eigenvectors [and eigenvalues] [of] [the] [matrix] {expression}",
        ),
        needs=_MATRIX,
        example="find the eigenvectors of [[2, 1], [1, 2]]",
    ),
)
OPENINGS = ("[",)
