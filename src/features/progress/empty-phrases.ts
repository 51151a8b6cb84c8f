/** Words around a phrase that add nothing to it. */
const filler = /我局|我单位|我们|本局|该项|此项|这项|工作|目前|现在|正|各项|任务|中|的|已|均|都|在|[\s,。、;!，；！.]/g

const core = (text: string) => text.replace(filler, '')

/** Says nothing but phrases of the list (`config/empty-phrases.yaml`): no number, no next step, no obstacle. */
export function isEmptyPhrase(note: string, phrases: readonly string[]): boolean {
  if (note.trim() === '' || /[0-9０-９]/.test(note)) return false
  const cores = new Set(phrases.map(core))
  const said = note
    .split(/[,，。;；、!！\n]/)
    .map(core)
    .filter((part) => part !== '')
  return said.length > 0 && said.every((part) => cores.has(part))
}
