/** Where tags stand that are no elements: data, options and what a callback carries. */
const notCounted = new Set(['options', 'chart_spec', 'rows', 'value', 'behaviors'])

/**
 * Elements as cautiously as the platform may count them: everything with a tag, text parts and icons included. The
 * exact rule is not written down.
 */
export function countElements(node: unknown): number {
  if (Array.isArray(node)) return node.reduce<number>((sum, item) => sum + countElements(item), 0)
  if (typeof node !== 'object' || node === null) return 0
  const inside = Object.entries(node).filter(([key]) => !notCounted.has(key))
  return ('tag' in node ? 1 : 0) + inside.reduce((sum, [, value]) => sum + countElements(value), 0)
}
