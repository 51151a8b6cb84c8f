/**
 * The tour, one entry a step: who one becomes (`who`, a person's name), in which chat (`where`, its name; none: the
 * private chat with the bot), what it is about (`title`, `text`), and what can be tried there (`acts`), each with a
 * `label` and one of `say` (words to send), `fill` (what to type, by the beginning of a field's label, into the newest
 * form), `press` (the words on a button of the newest card that has it), `clock` (`YYYY-MM-DDTHH:mm` in Ordos, or
 * `next-working-day`). An act may name another `who` or
 * `where` (empty: the private chat), and needs nothing else to lead there.
 */
export const steps = [
  {
    who: '苏和',
    where: '全市调度群',
    title: '官员：在群里问',
    text: '准格尔旗的苏和想知道治沙归谁管。群里 @督办 就能问，说得随便、写了错字都行；责任单位一家不多、一家不少，后面注明出自第几条。',
    acts: [
      { label: '问：治沙那摊子归谁管', say: '@督办 种树治沙那摊子归谁管来着，木乌素那边' },
      { label: '追问：那目标呢', say: '@督办 那目标呢' },
    ],
  },
  {
    who: '苏和',
    title: '官员：方案没写的，直说没写',
    text: '私聊不用 @。问到方案里没有的事，它不编、不猜单位；问本旗要做什么，先答真正落到旗里的指标。',
    acts: [
      { label: '问：地铁什么时候通车', say: '地铁什么时候通车' },
      { label: '问：准格尔旗要做什么', say: '我是准旗的，这方案里我们旗到底要干啥' },
    ],
  },
  {
    who: '张建国',
    title: '联络员：填报',
    text: '市农牧局的张建国填 11 月的第 12 项。数字怎么写都认得，卡片先复述一遍才算数；只写“正在积极推进”，会追问一次。',
    acts: [
      { label: '打开第 12 项的表单', say: '填报 12' },
      { label: '填上“六十三%”和一句空话', fill: { 农村牧区生活污水治理覆盖率: '六十三%', 说明: '正在积极推进' } },
      { label: '提交，看它怎么问', press: '提交' },
      { label: '说实在的，再提交', fill: { 说明: '最后 1 个苏木的管网已通水' }, press: '提交' },
    ],
  },
  {
    who: '陈督办',
    where: '督办科内部群',
    title: '统筹：审核',
    text: '填报送到督办科。通过即生效；退回要写原因，联络员那里会带着原来填的内容重新打开。科里两个人同时按，也只有一个算数。',
    acts: [
      { label: '通过', press: '通过' },
      { label: '看第 12 项走到哪了', say: '@督办 进展 12' },
    ],
  },
  {
    who: '陈督办',
    title: '统筹：通知和回执',
    text: '上午发的会议通知，按单位算回执，群里不刷屏。谁还没回，一问就知道；催也只催没回的。台账一眼看全盘。',
    acts: [
      { label: '谁还没回', say: '谁还没回' },
      { label: '催没回的', say: '催未回' },
      { label: '打开台账', say: '台账' },
    ],
  },
  {
    who: '王丽',
    where: '市文旅局工作群',
    title: '到点提醒，报了就停',
    text: '把时钟拨到下一个工作日九点：填报期快截止了，每个群最多收到一条，只列还没报的。点卡片上的按钮就能填，表单到私聊里。',
    acts: [
      { label: '到下一个工作日 09:00', clock: 'next-working-day' },
      { label: '点卡片上的“填报”', press: '填报' },
      { label: '到私聊里看表单', where: '' },
    ],
  },
]
