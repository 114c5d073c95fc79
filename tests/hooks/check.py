"""Tries the hooks, the action and the examples of docs/ci.md."""

import os
import re
import subprocess
import tempfile
from pathlib import Path

import yaml

ROOT = Path.cwd()
GOOD = "Dear {{name}},\n\nThank you for the tour of the kiln on Tuesday, and for the time you took to answer my questions.\n"
BAD = GOOD.replace("the tour", "the the tour")


def run(*command, code=0, cwd=ROOT, **environment):
    """Runs a command, which must end with this code, and returns what it prints."""
    done = subprocess.run(
        command, cwd=cwd, env=os.environ | environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    assert done.returncode == code, f"{command} ended with {done.returncode}, not {code}:\n{done.stdout}"
    return done.stdout


def library(folder):
    """A repository with one faulty and one right template, and a picture among them."""
    templates = folder / "templates"
    templates.mkdir()
    (templates / "good.md").write_text(GOOD)
    (templates / "bad.md").write_text(BAD)
    (templates / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    run("git", "init", "--quiet", cwd=folder)
    run("git", "add", ".", cwd=folder)


def pre_commit(folder):
    """The hooks of the last commit find the mistake, correct it, and then find none."""
    run("pre-commit", "validate-manifest", ".pre-commit-hooks.yaml")
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    used = {
        "repo": str(ROOT),
        "rev": run("git", "rev-parse", "HEAD").strip(),
        "hooks": [{"id": hook["id"], "files": "^templates/"} for hook in hooks],
    }
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [used]}))
    # The program is built as for a release, but is not worth the time to optimise it.
    hurried = {"CARGO_PROFILE_RELEASE_OPT_LEVEL": "0", "PRE_COMMIT_HOME": str(folder / "home")}

    def hook(name, **expected):
        return run("pre-commit", "run", name, "--all-files", cwd=folder, **hurried, **expected)

    said = hook("followup-lint", code=1)
    assert "templates/bad.md:3:15" in said and "error[repeated-word]" in said, said
    hook("followup-lint-fix", code=1)
    assert (folder / "templates/bad.md").read_text() == GOOD
    hook("followup-lint")


def action(folder):
    """The action is well-formed, and its last step annotates the mistake."""
    run("check-jsonschema", "--builtin-schema", "vendor.github-actions", "action.yml")
    action = yaml.safe_load((ROOT / "action.yml").read_text())
    inputs = {f"${{{{ inputs.{name} }}}}": known["default"] for name, known in action["inputs"].items()}
    step = action["runs"]["steps"][-1]
    given = {name: inputs[value] for name, value in step["env"].items()}
    shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    path = f"{ROOT / 'target/debug'}:{os.environ['PATH']}"
    said = run(*shell, code=1, cwd=folder, PATH=path, **given)
    assert "::error file=templates/bad.md,line=3" in said, said
    run(*shell, cwd=folder, PATH=path, **given | {"PATHS": "templates/good.md\ntemplates/good.md"})


def examples(folder):
    """The examples of docs/ci.md are what their programs read, and the commands do what they say."""
    page = (ROOT / "docs/ci.md").read_text()
    workflow, hooks, gitlab = re.findall(r"```yaml\n(.*?)```", page, re.S)
    for name, text, schema in [
        ("workflow.yml", "on: push\n" + workflow, "vendor.github-workflows"),
        ("gitlab.yml", gitlab, "vendor.gitlab-ci"),
    ]:
        (folder / name).write_text(text)
        run("check-jsonschema", "--builtin-schema", schema, str(folder / name))
    (folder / "hooks.yml").write_text(hooks)
    run("pre-commit", "validate-config", str(folder / "hooks.yml"))
    (makefile,) = re.findall(r"```make\n(.*?)```", page, re.S)
    (folder / "Makefile").write_text(makefile)
    path = f"{ROOT / 'target/debug'}:{os.environ['PATH']}"
    run("make", "check", code=2, cwd=folder, PATH=path)
    for _ in range(2):
        run("make", "page", cwd=folder, PATH=path)
    assert "bad.md" in (folder / "templates.html").read_text()


run("cargo", "build", "--quiet", "--locked")
for check in [action, examples, pre_commit]:
    with tempfile.TemporaryDirectory() as folder:
        library(Path(folder))
        check(Path(folder))
    print(f"{check.__name__}: {check.__doc__}")
