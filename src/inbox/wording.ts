import type { Reply } from '../features/outcome.ts'

type Toast = NonNullable<Reply['toast']>

const warning = (content: string): Toast => ({ type: 'warning', content })

export const wording = {
  notYetDone: warning('系统正忙，这一步还没有办完。请稍候看卡片，若没有变化再按一次。'),
  failed: warning('这一步没有办成。请再按一次；仍不行请告诉统筹员。'),
}
