import { parentPort, workerData } from 'node:worker_threads'
import { nodeDisk } from './disk.ts'
import { takeSnapshot } from './take-snapshot.ts'

const { folder, seq } = workerData as { readonly folder: string; readonly seq: number }
parentPort?.postMessage(await takeSnapshot(folder, nodeDisk, seq))
