import { ipcMain, type WebFrameMain } from 'electron'
import {
  type IpcChannel,
  type IpcRequest,
  type IpcResponse,
  type IpcResult,
  ipcContract,
  largestIpcBytes,
} from '../shared/protocol/ipc.ts'
import { problem } from '../shared/protocol/problems.ts'
import { isOwnAddress } from './app-scheme.ts'
import { MachineError } from './machine-error.ts'

/** The one Electron channel that carries every message of the contract. */
export const bridgeChannel = 'suijian'

/** One function for each message. */
export type IpcHandlers = {
  [C in IpcChannel]: (request: IpcRequest<C>) => Promise<IpcResponse<C>> | IpcResponse<C>
}

/**
 * Answers the renderer. A message is acted on only when it comes from the main frame of the app's own window
 * and fits its schema. Errors go back as data, because Electron strips their class and code.
 * @param mainFrame the main frame of the app's window, or null while there is none
 */
export function answerRenderer(handlers: IpcHandlers, mainFrame: () => WebFrameMain | null): void {
  ipcMain.handle(bridgeChannel, async (event, channel: unknown, request: unknown) => {
    const frame = event.senderFrame
    const trusted = frame !== null && frame === mainFrame() && isOwnAddress(frame.url)
    if (!trusted) return refusal('请求不是由随检的窗口发出的')
    if (!isChannel(channel)) return refusal('没有这种请求，请更新随检')
    return answer(handlers, channel, request)
  })
}

async function answer<C extends IpcChannel>(
  handlers: IpcHandlers,
  channel: C,
  request: unknown,
): Promise<IpcResult<C>> {
  if (bytesIn(request) > largestIpcBytes) {
    return refusal(`一次最多传送 ${largestIpcBytes / 1024 / 1024} MiB`)
  }
  const parsed = ipcContract[channel].request.safeParse(request)
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join('.') || '内容'
    return refusal(`请求“${channel}”的${field}不符合约定，没有执行`)
  }
  try {
    return { ok: true, value: await handlers[channel](parsed.data as IpcRequest<C>) }
  } catch (error) {
    if (error instanceof MachineError) return { ok: false, code: error.code, message: error.message }
    console.error(`${channel}:`, error)
    return refusal(`“${channel}”没有完成，请重新启动随检后再试一次`)
  }
}

function isChannel(value: unknown): value is IpcChannel {
  return typeof value === 'string' && Object.hasOwn(ipcContract, value)
}

function bytesIn(value: unknown): number {
  if (value instanceof Uint8Array) return value.byteLength
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce<number>(
    (sum, part) => sum + (part instanceof Uint8Array ? part.byteLength : 0),
    0,
  )
}

function refusal(detail: string): { ok: false; code: string; message: string } {
  const { code, message } = problem('host.refused', { detail })
  return { ok: false, code, message }
}
