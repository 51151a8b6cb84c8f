import { BadCard, codes } from './fault.ts'

/** Names and element ids, each unique in the whole card. */
export function createNames() {
  const names = new Set<string>()
  const ids = new Set<string>()
  return {
    note(element: Readonly<Record<string, unknown>>, path: string, needsName: boolean) {
      const { name, element_id } = element
      if (needsName && (typeof name !== 'string' || name === '')) {
        throw new BadCard(codes.name, path, 'a form and every part in it need a name')
      }
      if (typeof name === 'string' && names.has(name)) {
        throw new BadCard(codes.name, path, `name is not unique: ${name}`)
      }
      if (typeof name === 'string') names.add(name)
      if (typeof element_id !== 'string') return
      if (ids.has(element_id)) throw new BadCard(codes.elementId, path, `element_id is not unique: ${element_id}`)
      ids.add(element_id)
    },
  }
}
