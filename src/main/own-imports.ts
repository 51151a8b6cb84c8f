import { registerHooks } from 'node:module'

/** Our own imports say exactly where a file is; to look for it two thousand times took a fifth of a start. */
export function takeOwnImportsAsWritten(): void {
  registerHooks({
    resolve(specifier, context, next) {
      if (!specifier.startsWith('.') || !specifier.endsWith('.ts')) return next(specifier, context)
      return { url: new URL(specifier, context.parentURL).href, format: 'module-typescript', shortCircuit: true }
    },
  })
}
