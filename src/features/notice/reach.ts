import { hash } from 'node:crypto'
import type { Reach } from '../../plan/notice.ts'

/** Tells one list of groups from another. */
export const reachMark = ({ targets, unreachable }: Reach): string =>
  hash('sha256', JSON.stringify([targets, unreachable])).slice(0, 12)
