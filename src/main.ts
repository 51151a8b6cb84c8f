import { enableCompileCache } from 'node:module'
import { takeOwnImportsAsWritten } from './main/own-imports.ts'

// Before anything else is loaded: most of a start is compiling, and looking for files. The cache is on already where
// `start.js` came first.
enableCompileCache()
takeOwnImportsAsWritten()
const { run } = await import('./main/run.ts')
await run()
