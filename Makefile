# `make serve` and `make test` are all that a fresh machine with Swift, git and apt needs.

# Libraries that the program links, and what only the tests run.
BUILD_PACKAGES = pkg-config libssl-dev libsqlite3-dev libpq-dev libedit-dev
TEST_PACKAGES = $(BUILD_PACKAGES) openssl postgresql python3 python3-venv

# A dependency that is used but not declared is an error, not luck.
SWIFT_FLAGS = --explicit-target-dependency-import-check error

.PHONY: serve build test crash-test deploy-test reload-test soak lint format

serve: build
	exec "$$(swift build -c release $(SWIFT_FLAGS) --show-bin-path)/gongwen" serve

build:
	scripts/install-packages.sh $(BUILD_PACKAGES)
	swift build -c release $(SWIFT_FLAGS) --product gongwen

# Not in parallel: some tests wait on a socket or hold the engine on purpose, and two of those at once would take both
# threads of a two-core machine from the server that they wait for.
test:
	scripts/install-packages.sh $(TEST_PACKAGES)
	swift build $(SWIFT_FLAGS) --build-tests
	python=$$(scripts/prepare-python.sh) && export GONGWEN_TEST_PYTHON="$$python" && \
		scripts/with-postgres.sh swift test $(SWIFT_FLAGS) --skip-build --no-parallel && Tests/Platforms/run

# Kills servers, fills disks and takes databases away: ten minutes, with a release build. See Tests/Crash/run.
crash-test: build
	Tests/Crash/run

# The systemd unit and the nginx example of deploy/.
deploy-test: build
	Tests/Deploy/run

# A thousand reloads under load: no request fails, no memory is kept. See Tests/Operations/reloads.
reload-test: build
	Tests/Operations/reloads --reloads $(or $(RELOADS),1000)

# An hour at half of the machine's peak, or MINUTES.
soak: build
	Tests/Crash/run soak $(or $(MINUTES),60)

lint:
	swift format lint --strict -r Sources Tests Package.swift

format:
	swift format format -i -r Sources Tests Package.swift
