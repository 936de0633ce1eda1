// Loaded before the Playground: ends it with the tests that started it, even when they are killed and cannot say so.
process.stdin.on('end', () => process.exit()).resume();
