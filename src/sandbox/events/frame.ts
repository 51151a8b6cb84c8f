import protobuf from 'protobufjs/minimal.js'

const { Reader, Writer } = protobuf

/** One frame of the long connection, in the field numbers of Feishu's protocol (package pbbp2). */
export interface Frame {
  readonly seqId: number
  readonly logId: number
  readonly service: number
  /** 0: control (ping, pong), 1: data. */
  readonly method: number
  readonly headers: Readonly<Record<string, string>>
  readonly payload: Uint8Array
}

export function encodeFrame(frame: Frame): Uint8Array {
  const writer = Writer.create()
  writer.uint32(8).uint64(frame.seqId).uint32(16).uint64(frame.logId)
  writer.uint32(24).int32(frame.service).uint32(32).int32(frame.method)
  for (const [key, value] of Object.entries(frame.headers)) {
    writer.uint32(42).fork().uint32(10).string(key).uint32(18).string(value).ldelim()
  }
  return writer.uint32(66).bytes(frame.payload).finish()
}

export function decodeFrame(bytes: Uint8Array): Frame {
  const reader = Reader.create(bytes)
  const read = { seqId: 0, logId: 0, service: 0, method: 0, payload: new Uint8Array() as Uint8Array }
  const headers: Record<string, string> = {}
  while (reader.pos < reader.len) {
    const tag = reader.uint32()
    const field = tag >>> 3
    if (field === 1) read.seqId = Number(reader.uint64())
    else if (field === 2) read.logId = Number(reader.uint64())
    else if (field === 3) read.service = reader.int32()
    else if (field === 4) read.method = reader.int32()
    else if (field === 5) readHeader(reader.bytes(), headers)
    else if (field === 8) read.payload = reader.bytes()
    else reader.skipType(tag & 7)
  }
  return { ...read, headers }
}

function readHeader(bytes: Uint8Array, headers: Record<string, string>) {
  const reader = Reader.create(bytes)
  let key = ''
  let value = ''
  while (reader.pos < reader.len) {
    const tag = reader.uint32()
    if (tag >>> 3 === 1) key = reader.string()
    else if (tag >>> 3 === 2) value = reader.string()
    else reader.skipType(tag & 7)
  }
  headers[key] = value
}
