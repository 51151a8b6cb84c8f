import { defineConfig } from 'vitest/config'

// Milliseconds, and never a measure: a busy machine may take long, and a test waits for what has to happen.
const patience = 120_000

export default defineConfig({
  test: {
    // Most of a test's time is waiting: of two processors one stood idle.
    maxWorkers: '100%',
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/deny-network.ts'],
    testTimeout: patience,
    hookTimeout: patience,
    expect: { poll: { timeout: patience / 2 } },
  },
})
