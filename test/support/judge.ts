import type { AskJson } from '../../src/features/answer/answer-message.ts'

/** What counts as a right answer; one kind a category of questions. */
export type Gold =
  | { kind: 'owner'; units: string[]; any_of?: { units: string[] }[]; optional_units?: string[] }
  | { kind: 'tasks'; tasks: string[]; optional_tasks?: string[] }
  | { kind: 'units'; units: string[] }
  | { kind: 'value'; value: string | number; unit: string }
  | { kind: 'count'; count: number }
  | { kind: 'number'; value: string | number }
  | { kind: 'yesno'; answer: 'yes' | 'no' }
  | { kind: 'strings' | 'text'; strings: string[] }
  | { kind: 'district_all'; all_tasks: string[]; must_any: string[] }
  | { kind: 'refuse'; unit?: string; allow_units?: string[] }
  | { kind: 'parts'; parts: Gold[] }

const banners = '各旗区党委、政府'

const sameSet = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((item) => b.includes(item))
const difference = (a: readonly string[], b: readonly string[]) => a.filter((item) => !b.includes(item))
const told = (label: string, items: readonly string[]) => (items.length > 0 ? [`${label} ${items.join(' ')}`] : [])

function judgeOwner(answer: AskJson, gold: Extract<Gold, { kind: 'owner' }>): string[] {
  const optional = [banners, ...(gold.optional_units ?? [])]
  const units = difference(answer.units, optional)
  const alternatives = gold.any_of?.map((one) => difference(one.units, optional)) ?? [difference(gold.units, optional)]
  if (alternatives.some((wanted) => sameSet(units, wanted))) return []
  const inSome = alternatives.flat()
  if (
    gold.any_of &&
    units.length > 0 &&
    difference(units, inSome).length === 0 &&
    alternatives.some((wanted) => difference(wanted, units).length === 0)
  ) {
    return []
  }
  return [
    ...told('invented', difference(units, inSome)),
    ...told('missing', difference(alternatives[0] ?? [], units)),
    ...(answer.refused ? ['refused'] : []),
  ]
}

/** Faults of an answer against its gold; none means right. */
export function judge(answer: AskJson, gold: Gold): string[] {
  switch (gold.kind) {
    case 'owner':
      return judgeOwner(answer, gold)
    case 'tasks': {
      const ids = answer.tasks.map(({ id }) => id)
      const optional = gold.optional_tasks ?? []
      return [
        ...told('missing tasks', difference(gold.tasks, ids)),
        ...told('wrong tasks', difference(ids, [...gold.tasks, ...optional])),
      ]
    }
    case 'units':
      return sameSet(difference(answer.units, [banners]), difference(gold.units, [banners]))
        ? []
        : [`units ${answer.units.join(' ')}`]
    case 'value': {
      const plain = (value: unknown) => (Number.isNaN(Number(value)) ? String(value) : String(Number(value)))
      const values = answer.targets.map(({ value, unit }) => `${plain(value)}${unit}`)
      const wanted = `${plain(gold.value)}${gold.unit}`
      return values.length > 0 && values.every((value) => value === wanted)
        ? []
        : [`values ${values.join(' ') || 'none'}, wanted ${wanted}`]
    }
    case 'count':
      return answer.count === gold.count ? [] : [`count ${answer.count}, wanted ${gold.count}`]
    case 'number':
      return answer.count === Number(gold.value) || new RegExp(`(?<![0-9])${gold.value}(?![0-9])`).test(answer.text)
        ? []
        : [`number missing ${gold.value}`]
    case 'yesno':
      return answer.verdict === gold.answer ? [] : [`verdict ${answer.verdict}, wanted ${gold.answer}`]
    case 'strings':
    case 'text':
      return told(
        'text lacks',
        gold.strings.filter((text) => !answer.text.includes(text)),
      )
    case 'district_all': {
      const ids = answer.tasks.map(({ id }) => id)
      const rule = gold.must_any.some((words) => answer.text.includes(words)) ? [] : ['rule not named']
      return [...rule, ...told('missing tasks', difference(gold.all_tasks, ids))]
    }
    case 'refuse': {
      const allowed = [...(gold.allow_units ?? []), ...(gold.unit ? [gold.unit] : [])]
      return [
        ...(answer.refused ? [] : [`not refused: ${answer.intent}`]),
        ...told('named', difference(answer.units, allowed)),
      ]
    }
    case 'parts': {
      const parts = answer.parts ?? [answer]
      return gold.parts.flatMap((part, index) => {
        const found = parts[index]
        return (found ? judge(found, part) : ['part missing']).map((fault) => `part ${index + 1}: ${fault}`)
      })
    }
    default:
      return gold satisfies never
  }
}
