import type { Question } from './question.ts'
import type { Scene } from './read-question.ts'
import { tasksMeant } from './tasks-meant.ts'

/** 进度到哪了 · 实际完成了多少 · 干得怎么样了: what has been reported, not what the plan asks for. */
const howFar =
  /进展|进度|推进(到|得|的?情况|的?怎么样)|落实(得|的?情况|的?怎么样)|完成(的?情况|率|得怎么样|得咋样|了(多少|几成|没有?|吗))|(?<![要应需该能])(做|干|办|推|搞|弄|治|走|进行|完成)到了?(哪|几成)|(怎么样|咋样|啥样)了|还(差|缺|剩)多少|(实际|已经?|目前|现在|眼下|如今|截至.{0,6})(上)?(已经?)?(完成|达到|达|做到|干到|建成|建|治|改|到)了?(多少|几|哪)/

/** 定期通报工作进度: the clause itself is about progress; or a year is asked for that is still to come. */
const speaksOfProgress = ({ subject, parsed }: Scene): boolean =>
  (subject.kind === 'clauses' &&
    subject.best.some(({ evidence }) => evidence.some(({ words }) => /进度|进展/.test(words)))) ||
  (parsed.skeleton.years.length > 0 && !/实际|已经|目前|现在|进展|进度/.test(parsed.text))

/** Progress of tasks, of a unit, or of the whole. */
export function readProgress(scene: Scene): Question | undefined {
  const { parsed, subject, context, cited } = scene
  const { skeleton, asked, text } = parsed
  if (!howFar.test(text) || speaksOfProgress(scene) || asked.owner || asked.frequency || asked.deadline)
    return undefined
  const tasks = tasksMeant(scene)
  const unit = skeleton.units[0] ?? skeleton.banners[0]
  if (tasks.length > 0) return { kind: 'progress', tasks, unit: undefined }
  if (subject.kind !== 'none' || skeleton.unnamed.length > 0) return undefined
  if (unit === undefined && context.tasks.length > 0 && (cited?.length ?? 0) === 0)
    return { kind: 'progress', tasks: context.tasks, unit: undefined }
  return { kind: 'progress', tasks: [], unit }
}
