import { DatabaseError } from 'pg'
import { StoreError, type StoreErrorCode } from '../../ports.ts'

interface Meaning {
  readonly code: StoreErrorCode
  readonly words: string
}

const unreachable = (words: string): Meaning => ({ code: 'unreachable', words })
const notWritable = (words: string): Meaning => ({ code: 'not-writable', words })
const notThere = '请确认数据库在运行，地址和端口无误'
const wrongLogin = unreachable('用户名或口令不对：请核对 DATABASE_URL')

/** SQLSTATE (postgresql.org/docs/current/errcodes-appendix.html) or the system's own code. */
const meanings: Readonly<Record<string, Meaning>> = {
  ECONNREFUSED: unreachable(`拒绝连接：${notThere}`),
  ECONNRESET: unreachable(`连接中断：${notThere}`),
  EPIPE: unreachable(`连接中断：${notThere}`),
  ETIMEDOUT: unreachable(`没有应答：${notThere}`),
  EHOSTUNREACH: unreachable(`主机不可达：${notThere}`),
  ENETUNREACH: unreachable(`网络不可达：${notThere}`),
  ENOTFOUND: unreachable('找不到这个主机名：请核对 DATABASE_URL'),
  EAI_AGAIN: unreachable('主机名暂时解析不了：请检查 DNS'),
  '28P01': wrongLogin,
  '28000': wrongLogin,
  '3D000': unreachable('没有这个库：请先建库，或核对 DATABASE_URL'),
  '53300': unreachable('连接数已满：请调大 max_connections，或减少别的连接'),
  '57P01': unreachable('数据库断开了连接'),
  '57P03': unreachable('数据库正在启动或恢复，请稍后再试'),
  '42501': notWritable('这个用户没有所需的权限：请授予建表和读写 duban_journal、duban_snapshot 的权限'),
  '25006': notWritable('连到的是只读的备库：请改连主库'),
  '53100': notWritable('数据库所在的磁盘已满'),
}

/** Words of the driver itself, which carry no code. */
const driverWords: readonly (readonly [RegExp, Meaning])[] = [
  [/password must be a/i, unreachable('数据库要求口令，DATABASE_URL 里没有')],
  [/timeout/i, unreachable(`没有应答：${notThere}`)],
  [/connection (terminated|ended|error)|client was closed|not queryable/i, unreachable(`连接中断：${notThere}`)],
  [/does not support SSL/i, unreachable('数据库不支持加密连接：请去掉 DATABASE_URL 里的 sslmode')],
]

/** One line for the operator. `where` names host, port and database, never the user's password. */
export function asStoreError(cause: unknown, where: string): StoreError {
  if (cause instanceof StoreError) return cause
  const { code, words } = meaningOf(cause)
  return new StoreError(code, `DATABASE_URL: 数据库 ${where}：${words}`, { cause })
}

function meaningOf(cause: unknown): Meaning {
  const { code, message } = cause instanceof Error ? (cause as NodeJS.ErrnoException) : { message: String(cause) }
  const known = code === undefined ? undefined : meanings[code]
  if (known) return known
  const driver = driverWords.find(([pattern]) => cause instanceof Error && pattern.test(message))
  if (driver) return driver[1]
  const words = code === undefined ? message : `${message}（${code}）`
  return cause instanceof DatabaseError && isPassing(cause) ? unreachable(words) : { code: 'write-failed', words }
}

/**
 * Whether the same may succeed on a new connection: the server went away, is overloaded, restarts, hands over to
 * another one, or another replica was quicker. All else stays as it is, however often it is tried.
 */
export function isPassing(cause: unknown): boolean {
  if (cause instanceof StoreError) return cause.code === 'unreachable'
  if (!(cause instanceof DatabaseError)) return true
  const state = cause.code ?? ''
  return passingClasses.has(state.slice(0, 2)) || passingStates.has(state)
}

const passingClasses = new Set(['08', '40', '53', '55', '57', '58'])
/** Read-only during a hand-over; idle or open for too long; a row that another replica wrote first. */
const passingStates = new Set(['25006', '25P03', '25P04', '23505'])
