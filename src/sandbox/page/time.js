/** Everybody in the sandbox lives by the clock of Asia/Shanghai, wherever the browser stands. */
const timeZone = 'Asia/Shanghai'
const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

/** @param {number | string | Date} instant */
export function local(instant) {
  const at = new Date(instant)
  const found = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]))
  const { year, month, day, hour, minute, second } = found
  const date = `${year}-${month}-${day}`
  return {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    date,
    time: `${hour}:${minute}`,
    second,
    weekday: weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()],
  }
}

/** Midday keeps day arithmetic clear of any edge. */
export const addDays = (date, days) =>
  new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

export const instantOf = (date, time) => `${date}T${time}:00+08:00`

/** As the chat list shows it: the time today, the day before that. */
export function shortTime(instant, now) {
  const then = local(instant)
  const today = local(now)
  if (then.date === today.date) return then.time
  if (then.date === addDays(today.date, -1)) return '昨天'
  return then.year === today.year ? `${then.month}月${then.day}日` : `${then.year}/${then.month}/${then.day}`
}

/** As it stands between messages. */
export function dividerTime(instant, now) {
  const then = local(instant)
  const today = local(now)
  if (then.date === today.date) return then.time
  if (then.date === addDays(today.date, -1)) return `昨天 ${then.time}`
  const day = `${then.month}月${then.day}日 ${then.weekday} ${then.time}`
  return then.year === today.year ? day : `${then.year}年${day}`
}

export function fullTime(instant) {
  const { date, time, second, weekday } = local(instant)
  return `${date} ${weekday} ${time}:${second}`
}
