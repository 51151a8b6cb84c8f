import type { Leadership } from '../ports.ts'

/** A process that is alone on its store. */
export const alwaysLeading: Leadership = {
  follow(term) {
    term.begin()
    return () => term.end()
  },
}
