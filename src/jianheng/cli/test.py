"""`jianheng test`: run the models' own cases."""

from __future__ import annotations

from typing import Annotated

import typer

from jianheng.cli.options import Json
from jianheng.cli.output import FOUND, emit, fail, results
from jianheng.cli.run import the_models
from jianheng.dictionary import load_dictionary
from jianheng.engine.case_batch import run_cases
from jianheng.engine.cases import CaseDataError
from jianheng.language.checks import check_model
from jianheng.law import load_tables


def test(
    models: Annotated[list[str] | None, typer.Argument(metavar="模型…", help="默认全部 / all by default")] = None,
    as_json: Json = False,
) -> None:
    """检查模型并运行其用例 / check models and run their cases."""
    dictionary, law = load_dictionary(), load_tables()
    document = []
    bad = 0
    for model in the_models(models):
        problems = check_model(model, dictionary, law)
        lines = [str(problem) for problem in problems]
        bad += sum(problem.stops for problem in problems)
        try:
            found = [[str(mismatch) for mismatch in each] for each in run_cases(model, dictionary, law)]
        except CaseDataError as error:
            found = [[str(error)]]
        failed = sum(map(bool, found))
        lines += [line for each in found for line in each]
        bad += failed
        document.append({"model": model.id, "cases": len(model.cases), "failed": failed, "messages": lines})
        if not as_json:
            mark = "通过" if not failed and not any(p.stops for p in problems) else "未通过"
            results.print(f"{mark} {model.id}：{len(model.cases)} 个用例，{failed} 个不符", markup=False)
            for text in lines:
                results.print(f"  {text}", markup=False)
    if as_json:
        emit(document)
    if bad:
        fail(f"{bad} 处不符 / {bad} failures", FOUND)
