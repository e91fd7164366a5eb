# Every command sets up what it needs in .venv first. Written for GNU make 3.81 (macOS has it) and a POSIX shell.

VENV := .venv/bin

.PHONY: help setup demo test check lint bench soak mutants fuzz fresh lock

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

setup: ## make .venv ready for everything below
	@tools/set-up dev

demo: ## open the playground with the bot in it; TEAM=1 lets a scripted team play, WEEKS=5 five weeks on, WORKSPACES=2 shows two
	@tools/set-up playground
	@$(VENV)/ftready demo $(if $(filter-out 0 no,$(TEAM)),--team) $(if $(WEEKS),--weeks $(WEEKS)) $(if $(WORKSPACES),--workspaces $(WORKSPACES)) $(if $(FOLDER),--folder "$(FOLDER)")

test: lint ## run every check and every test but those marked long, which soak runs
	@tools/run-tests

check: lint ## the same without the slow tests and the browser, for every few minutes
	@echo "== quick tests, four processes"
	@$(VENV)/python -m pytest -n 4 --dist loadfile -m "not slow and not browser"

lint: ## what reads the code without running it, and the flows with their stories
	@tools/set-up dev
	@tools/lint

bench: ## measure presses, deliveries, check-ins, flows, stories and the start of the demo against what is aimed at
	@tools/set-up dev
	@$(VENV)/python -m bench

soak: ## kill workers for a minute while check-ins are due, and see that none is lost and none comes twice; then the tests marked long
	@tools/set-up dev
	@$(VENV)/python -m soak
	@echo "== long walks, five years of two hundred schedules, and demos that end and begin again"
	@$(VENV)/python -m pytest -n 2 --dist loadfile -m long tests

mutants: ## break the flow and the guards one by one, and see that a test notices each
	@tools/set-up dev
	@$(VENV)/python -m mutants

fuzz: ## write odd flows and conditions at random for some minutes, and see that each is told what is wrong
	@tools/set-up dev
	@$(VENV)/python -m pytest tests/flow/test_fuzz.py --hypothesis-profile soak -o faulthandler_timeout=0

fresh: ## write anew what is made from the code: schemas, tables of keys, and the sentences to be translated
	@tools/set-up dev
	@$(VENV)/python tools/fresh
	@$(VENV)/python tools/sentences

lock: ## choose new versions of all packages and pin them in requirements/
	@tools/set-up dev
	@tools/lock
