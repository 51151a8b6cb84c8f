import type { Fault } from '../plan/shape.ts'

/** A fault as the operator reads it: file, path, reason. */
export function lineOf(file: string, { path, reason }: Fault): string {
  return path === '' ? `${file}: ${reason}` : `${file}: ${path}: ${reason}`
}
