import { enableCompileCache } from 'node:module'

// The one file in plain JavaScript: whatever comes after the cache is on needs no compiler for its types.
enableCompileCache()
await import('./main.ts')
