import { normalize } from './normalize.ts'
import { parse } from './reader.ts'
import type { Vocabulary } from './vocabulary.ts'

const apart = /分别|各自|各(?=是|有|归|管|要|由|几|负责|承担|为)/
const joins = /[、,;]|以及|还有|和|与|跟|及/
/** What is asked of all of them, said once before 分别: `改厕和污水的目标分别是多少`. */
const shared = /的?(?:责任单位|责任部门|目标值?|指标值?|期限|时限|完成时间|任务|覆盖率|比例)$/
const mostSubjects = 6

/** `污水厕所垃圾分别归谁` → `污水归谁`, `厕所归谁`, `垃圾归谁`; undefined where nothing is asked apart. */
export function eachOf(part: string, vocabulary: Vocabulary): readonly string[] | undefined {
  const text = normalize(part)
  const mark = apart.exec(text)
  if (!mark || mark.index < 2) return undefined
  const said = text.slice(0, mark.index).replace(/[,、: ]+$/, '')
  const common = shared.exec(said)
  const head = common ? said.slice(0, common.index) : said
  const tail = (common?.[0] ?? '') + text.slice(mark.index + mark[0].length)
  const subjects = subjectsIn(head, vocabulary)
  if (subjects.length < 2 || subjects.length > mostSubjects || tail.trim() === '') return undefined
  if (subjects.some((subject) => /^20[0-9]{2}年?$/.test(subject))) return undefined
  return subjects.map((subject) => `${subject}${tail}`)
}

function subjectsIn(head: string, vocabulary: Vocabulary): string[] {
  const named = head
    .split(joins)
    .map((piece) => piece.trim())
    .filter(Boolean)
  if (named.length > 1) return named
  // 污水厕所垃圾: said without a pause.
  const { segments } = parse(head, vocabulary)
  const known = segments.filter(({ kind }) => kind === 'term' || kind === 'unit')
  return known.length === segments.length ? known.map(({ text }) => text) : []
}
