import type { MessageView } from '../control/view.ts'
import type { Sandbox } from '../sandbox.ts'
import { chatIdOf, openIdOf, type SeedGroup, type SeedPerson } from '../world/seed.ts'
import type { Scene } from '../world/types.ts'
import { createStage, type Stage } from './stage.ts'

/** When the story begins; it ends on a Friday morning, between the opening of a reporting period and its close. */
export const openingBegins = new Date('2025-09-22T09:30:00+08:00')

export const preparing: Scene = { title: '正在布置今天的场景，几秒就好', preparing: true, lines: [] }

/** The bot remembers, the town's chats do not: said plainly to whoever comes back. */
export const continued: Scene = {
  title: '接着上次：填报、通知、名册都还在，聊天记录没有留下。想从头来，点“重来”。',
  preparing: false,
  lines: [],
}

export interface OpeningParts {
  /** Raised, the people stop where they are. */
  readonly signal: AbortSignal
  /** An episode could not go on; the others still do. */
  readonly onTrouble: (error: unknown) => void
}

/**
 * Two months of an ordinary town, lived by its people through the platform: nothing is written past the bot. Resolves
 * with whether it came to its end.
 */
export async function playOpening(sandbox: Sandbox, { signal, onTrouble }: OpeningParts): Promise<boolean> {
  sandbox.setScene(preparing)
  const stage = createStage(sandbox, signal)
  for (const episode of [september, october, november, today]) {
    await episode(stage).catch((error: unknown) => signal.aborted || onTrouble(error))
  }
  if (signal.aborted) return false
  stage.at('2025-11-21T10:00')
  sandbox.setScene(sceneOf(sandbox))
  return true
}

async function september(stage: Stage): Promise<void> {
  await Promise.all((['nongmu', 'shuili', 'xiangcun', 'coordinator'] as const).map(stage.meet))
  await stage.tell('coordinator', '基线 12.2 40% 2023-10-26')
  stage.at('2025-09-22T10:10')
  const late = '雨季耽误了 3 个苏木的管网，10 月补上'
  await reported(stage, 'nongmu', 12, { status: 'at_risk', value_1: '74', value_2: '58.6', note: late })
}

async function october(stage: Stage): Promise<void> {
  await morning(stage, '2025-10-21')
  stage.at('2025-10-21T09:40')
  const better = '管网补上 2 个苏木，剩 1 个月底完工'
  await reported(stage, 'nongmu', 12, { status: 'at_risk', value_1: '75.5', value_2: '60.4', note: better })
  stage.at('2025-10-22T15:05')
  await reported(stage, 'shuili', 2, { value_2: '60.4', note: '7 条孔兑的拦沙换水工程全部开工' })
  stage.at('2025-10-23T10:20')
  await reported(stage, 'xiangcun', 14, { value: '92', note: '新建互助幸福院 11 处' })
}

async function november(stage: Stage): Promise<void> {
  await morning(stage, '2025-11-20')
  stage.at('2025-11-20T10:12')
  await reported(stage, 'nongmu', 10, { value_1: '318', value_2: '407', note: '本月评定示范合作社 6 家' })
  stage.at('2025-11-20T15:26')
  await reported(stage, 'shuili', 2, { value_2: '61.2', note: '罕台川等 3 条孔兑的淤地坝已完工' })
}

async function today(stage: Stage): Promise<void> {
  stage.at('2025-11-21T09:18')
  await reports(stage, 'xiangcun', 14, { value: '95', note: '还差 4 个嘎查村的互助幸福院，12 月中旬完工' })
  await stage.ifItComes('desk', '待审核')
  stage.at('2025-11-21T09:31')
  const preview = await stage.tell('coordinator', notice)
  await stage.press('coordinator', preview, '发送')
  const [first, second] = await Promise.all([
    stage.cardIn('nongmu', '调度会通知'),
    stage.cardIn('zhunqi', '调度会通知'),
  ])
  stage.at('2025-11-21T09:42')
  await stage.press('nongmu', first, '收到')
  await stage.press('official', second, '收到')
  stage.at('2025-11-21T09:50')
  await stage.tell('coordinator', '催办 23 市文旅局 10 月的还没有报，请尽快补上')
  await stage.cardIn('wenlv', '催办')
  stage.at('2025-11-21T09:55')
  stage.chat('all', 'coordinator', '各位，11 月的填报下周二截止，还没报的请抓紧。')
}

const notice =
  '发通知 25号下午三点一楼会议室开调度会，市农牧局、市水利局、市乡村振兴局、市文旅局和准格尔旗，要回执，下周一下班前'

/** The bot reminds whoever has not reported. */
async function morning(stage: Stage, day: string): Promise<void> {
  stage.at(`${day}T09:00`)
  const [, month, date] = day.split('-').map(Number)
  await stage.ifItComes('nongmu', `${month}月${date}日`)
}

type Typed = Readonly<Record<string, string>>

async function reports({ tell, press }: Stage, person: SeedPerson, task: number, typed: Typed): Promise<MessageView> {
  const form = await tell(person, `填报 ${task}`)
  await press(person, form, '提交', { status: 'on_track', ...typed })
  return form
}

/** A coordinator lets it pass, where the settings ask for that. */
async function reported(stage: Stage, person: SeedPerson, task: number, typed: Typed): Promise<void> {
  const receipt = await reports(stage, person, task, typed)
  const review = await stage.ifItComes('desk', '待审核')
  stage.later(25)
  if (!review) return
  await stage.press('coordinator', review, '通过')
  await stage.becomes(receipt, '已生效')
}

function sceneOf(sandbox: Sandbox): Scene {
  const line = (text: string, as: SeedPerson, group?: SeedGroup) => ({
    text,
    as: openIdOf(as),
    chatId: group ? chatIdOf(group) : sandbox.privateChatOf(openIdOf(as)),
  })
  return {
    title: '11 月填报期的第二天',
    preparing: false,
    lines: [
      line('两份填报已审核通过', 'nongmu'),
      line('一份等着督办科审核', 'coordinator', 'desk'),
      line('市文旅局 10 月的逾期未报，已催办', 'wenlv', 'wenlv'),
      line('一条通知，还差三家回执', 'coordinator'),
    ],
  }
}
