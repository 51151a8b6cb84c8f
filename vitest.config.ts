import { defineConfig } from 'vitest/config'

// Milliseconds, and never a measure: a busy machine may take long, and a test waits for what has to happen.
const patience = 120_000

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/deny-network.ts'],
    testTimeout: patience,
    hookTimeout: patience,
    expect: { poll: { timeout: patience / 2 } },
  },
})
