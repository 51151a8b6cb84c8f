export const followedUpWording = {
  title: '督办',
  urge: '催办',
  urgeSure: '向还没填报的责任单位各发一条催办？要写理由，发“催办 编号 单位 理由”。',
  urged: (unit: string, day: string, reason: string, answer: string) =>
    `${day} 催办${unit}${reason === '' ? '' : `（${reason}）`}：${answer}`,
  waiting: '待回复',
  answered: (report: string | undefined, text: string) =>
    report === undefined ? `已回复，${text}` : `已填报（${report}）`,
  explained: (
    unit: string,
    day: string,
    { cause, remedy, until }: { readonly cause: string; readonly remedy: string; readonly until: string | undefined },
  ) => `${day} ${unit}说明逾期：原因 ${cause}；措施 ${remedy}${until === undefined ? '' : `；承诺 ${until}`}`,
} as const
