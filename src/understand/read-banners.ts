import type { TaskId } from '../plan/ids.ts'
import type { Question } from './question.ts'
import type { Scene } from './read-question.ts'
import { tasksMeant } from './tasks-meant.ts'

/** Asked whether somebody is spared, yes means no. */
const spared =
  /(?<!用)不用|(?<!需要)不需要|不必|可以不|就不|(?<!有)没责任|(?<!有)没有责任|(?<!有)没任务|(?<!有)没有任务/

/** 准格尔旗要干什么 · 旗区要不要参与第12项 · 一共几个旗区 */
export function readBanners(scene: Scene): Question | undefined {
  const { parsed, subject, chapter, cited } = scene
  const { skeleton, asked, text } = parsed
  const banner = skeleton.banners[0]
  if (bannerBureau(scene) !== undefined) return undefined
  const wherePlaced = /(哪些?|哪几个?|什么|几个)(旗|区|地方)/.test(text)
  if (banner === undefined && wherePlaced && subject.kind === 'clauses') {
    const placed = placedIn(scene, tasksMeant(scene))
    if (placed) return { ...placed, banner }
  }
  if (banner === undefined && !skeleton.allBanners) return undefined
  const tasks = chapter === undefined ? tasksMeant(scene) : (cited ?? [])
  const about = tasks.length > 0
  if (asked.value && about && !asked.yesNo) return undefined
  const placed = about && banner !== undefined && asked.yesNo ? placedIn(scene, tasks) : undefined
  if (placed) return { ...placed, banner }
  if (about && asked.owner && !asked.yesNo) return undefined
  if (about)
    return {
      kind: 'banner-involved',
      banner,
      tasks,
      negated: spared.test(text),
    }
  if (subject.kind === 'doubtful') return undefined
  if (
    /(哪|几|多少)(几|些)?(个)?A|A(有)?(哪|几|多少|都有谁|是哪|一共)/.test(skeleton.shape) &&
    !/任务|工作|项|负责|做|干|责任|职责|义务|要求/.test(text)
  ) {
    return { kind: 'banner-list', asks: asked.count || /几|多少/.test(skeleton.shape) ? 'count' : 'list' }
  }
  if (asked.value && !asked.duty && !asked.count && !/目标|指标|任务数/.test(text)) return undefined
  const isWhether = asked.yesNo || /(参与|负责|承担|用|要|管|算|归)不[?]?$/.test(text)
  const whether = isWhether && !asked.list && !asked.count ? (spared.test(text) ? 'no' : 'yes') : undefined
  return { kind: 'banner-duties', banner, asks: asked.count ? 'count' : 'list', whether }
}

/** 草原保险在哪些旗试点: a measure that names some of the banners. */
function placedIn(
  { subject, vocabulary: { ledger } }: Scene,
  tasks: readonly TaskId[],
): Omit<Extract<Question, { kind: 'banner-placed' }>, 'banner'> | undefined {
  const said = subject.kind === 'clauses' ? subject.best.flatMap(({ evidence }) => evidence) : []
  const { banners } = ledger.plan.bannerRule
  for (const task of ledger.plan.tasks.filter(({ id }) => tasks.includes(id))) {
    const measure = task.measures.find(
      (words) =>
        banners.some((banner) => words.includes(banner)) &&
        said.some(({ words: typed, about }) => words.includes(about) || (typed.length > 2 && words.includes(typed))),
    )
    if (measure !== undefined) return { kind: 'banner-placed', task: task.id, measure }
  }
  return undefined
}

/** 准格尔旗农牧局 is the banner's own bureau, not the city's: the plan names none of these. */
export function bannerBureau({ parsed: { segments } }: Scene): string | undefined {
  for (const [at, segment] of segments.entries()) {
    const next = segments[at + 1]
    if (segment.kind !== 'banner' && segment.kind !== 'all-banners') continue
    if (next?.kind === 'unit' && next.start === segment.end && !next.text.startsWith('市'))
      return segment.text + next.text
  }
  return undefined
}
