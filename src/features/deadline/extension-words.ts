import { daysNamed, tidyDays } from '../../plan/day-words.ts'
import type { TaskId } from '../../plan/ids.ts'
import { conversationKey } from '../../state/conversations.ts'
import type { Scene } from '../scene.ts'

/** The task of the card that was replied to, or of the last question here; undefined where that leaves several. */
export function taskMeant(text: string, { state, origin, ledger }: Scene): TaskId | undefined {
  const replied = origin.repliesTo && state.outbox.sent[origin.repliesTo]?.about?.tasks
  const talked = state.conversations.last[conversationKey(origin.chat, origin.person)]?.tasks
  const known = [replied, talked].find((tasks) => tasks?.length === 1)?.[0]
  if (known !== undefined) return known
  const named = ledger.plan.tasks.filter(({ title, measures }) =>
    [title, ...measures].some((words) => words.length > 3 && text.includes(words)),
  )
  return named.length === 1 ? named[0]?.id : undefined
}

const wish =
  /^(?:(?:所以|因此|因|能不能|能否|可否|可不可以|请|麻烦|申请|想|希望|要求|建议|拟|还?得|只能|需要?|给|再给|把|期限|时限|时间|往后|后)*(?:延期?|推迟|顺延|延长|延后|展期|宽限|放宽|缓|推|再给)(?:一?[下些])?(?:到|至)?|最[迟晚早]|不晚于|承诺)/
const undone =
  /(?:肯定|恐怕|估计|可能|大概|实在|确实)*(?:完不[了成]|来不及|赶不[上及]|做不[完了到成]|达不到|完成不了|够呛|没戏|不行|悬)了?[吧啊呀]?$/
const marks = /[,，。;；!！\n]/
const tail = /^(?:因为|由于|主要是|原因是?[:：]?)|(?:了?[吧啊呀呗哈]|行[吗不]|可以吗|好吗)$/g

/** What is left of a sentence besides the day, the wish and that it will not be done: 招标流了. */
export function reasonIn(text: string, today: string, from: string): string {
  const parts = text.split(marks).map((part) => part.trim())
  const left = parts.flatMap((part) => {
    const tidy = tidyDays(part)
    if (wish.test(tidy)) {
      const because = /(?:因为|由于|原因是?[:：]?)(.+)$/.exec(part)?.[1]
      return because ? [because] : []
    }
    if (undone.test(tidy)) {
      const because = /(?:因为|由于)(.+?)(?:所以|导致|$)/.exec(part)?.[1]
      return because ? [because.replace(undone, '')] : []
    }
    const named = [...daysNamed(tidy, today, from)].reduce((rest, { words }) => rest.replace(words, ''), tidy)
    return named.replace(/[到至前内底之以的可就能]/g, '') === '' ? [] : [part.replace(tail, '')]
  })
  return left.filter((part) => part !== '').join('，')
}
