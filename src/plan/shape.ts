import { z } from 'zod'
import { nearest } from './nearest.ts'

/** One thing wrong with what an operator wrote: where, as keys joined by dots, and why, in Chinese. */
export interface Fault {
  readonly path: string
  readonly reason: string
}

export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly faults: readonly Fault[] }

const kinds: Readonly<Record<string, string>> = {
  string: '文本',
  number: '数字',
  int: '整数',
  boolean: ' true 或 false',
  array: '列表',
  object: '一组键值',
  record: '一组键值',
}

const formats: Readonly<Record<string, string>> = { date: '没有这个日期，应写成 2025-12-31 这样' }

const inChinese: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === 'unrecognized_keys') {
    const known = keysOf(issue.inst)
    return issue.keys.map((key) => `${key}: 没有这个键，最接近的是 ${nearest(key, known)}`).join('\n')
  }
  if (issue.code === 'invalid_type') {
    if (issue.input === undefined) return '缺少这一项'
    const quote = issue.expected === 'string' && typeof issue.input === 'number' ? '（请加引号）' : ''
    return `应为${kinds[issue.expected] ?? issue.expected}${quote}`
  }
  if (issue.code === 'invalid_value') return `只能是 ${issue.values.map(String).join('、')}`
  if (issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options)) {
    return `只能是 ${issue.options.map(String).join('、')}`
  }
  if (issue.code === 'invalid_format') return formats[issue.format] ?? z.locales.zhCN().localeError(issue)
  return z.locales.zhCN().localeError(issue)
}

function keysOf(schema: unknown): string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : []
}

/**
 * Checks what a file holds; every fault of it, never only the first. `namedBy` is the key by which people know an
 * entry of a list: it then stands in the path for the entry's place, for nobody counts to the eleventh.
 */
export function checkShape<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  namedBy?: string,
): Parsed<z.infer<Schema>> {
  const result = schema.safeParse(value, { error: inChinese })
  if (result.success) return { ok: true, value: result.data }
  const faults = result.error.issues.flatMap((issue) => faultsOf(issue, readable(value, issue.path, namedBy)))
  return { ok: false, faults }
}

function faultsOf(issue: z.core.$ZodIssue, path: readonly PropertyKey[]): Fault[] {
  if (issue.code !== 'unrecognized_keys') return [{ path: path.join('.'), reason: issue.message }]
  return issue.message.split('\n').map((line) => {
    const end = line.indexOf(': ')
    return { path: [...path, line.slice(0, end)].join('.'), reason: line.slice(end + 2) }
  })
}

/** `tasks.3.targets.0` → `tasks.zd-4.targets.zd-4.1`. */
function readable(value: unknown, path: readonly PropertyKey[], namedBy: string | undefined): readonly PropertyKey[] {
  if (namedBy === undefined) return path
  let here = value
  return path.map((key) => {
    here = isObject(here) ? Reflect.get(here, key) : undefined
    const name = isObject(here) ? Reflect.get(here, namedBy) : undefined
    return typeof key === 'number' && typeof name === 'string' ? name : key
  })
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
