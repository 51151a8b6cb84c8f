import { enableCompileCache } from 'node:module'

// Before anything else is loaded: most of a start is compiling.
enableCompileCache()
const { run } = await import('./main/run.ts')
await run()
