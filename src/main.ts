import { enableCompileCache } from 'node:module'
import { takeOwnImportsAsWritten } from './main/own-imports.ts'

// Before anything else is loaded: most of a start is compiling, and looking for files.
enableCompileCache()
takeOwnImportsAsWritten()
const { run } = await import('./main/run.ts')
await run()
