import { z } from 'zod'
import { nearest } from './nearest.ts'

const kinds: Readonly<Record<string, string>> = {
  string: '文本',
  number: '数字',
  int: '整数',
  boolean: ' true 或 false',
  array: '列表',
  object: '一组键值',
  record: '一组键值',
}

/** Says in Chinese what is wrong with a value of a configuration file, one line for each fault of one key. */
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
  return z.locales.zhCN().localeError(issue)
}

function keysOf(schema: unknown): string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : []
}

export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly faults: readonly string[] }

/** Checks what a file holds; every fault is a line of file, path and reason. */
export function check<Schema extends z.ZodType>(file: string, schema: Schema, value: unknown): Parsed<z.infer<Schema>> {
  const result = schema.safeParse(value, { error: inChinese })
  if (result.success) return { ok: true, value: result.data }
  return { ok: false, faults: result.error.issues.flatMap((issue) => linesOf(file, issue)) }
}

function linesOf(file: string, issue: z.core.$ZodIssue): string[] {
  const path = issue.path.join('.')
  if (issue.code !== 'unrecognized_keys') return [`${file}: ${path === '' ? '' : `${path}: `}${issue.message}`]
  return issue.message.split('\n').map((line) => `${file}: ${path === '' ? '' : `${path}.`}${line}`)
}
