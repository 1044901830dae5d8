import { contextBridge, ipcRenderer } from 'electron'

// Runs sandboxed: nothing but this one function reaches the page. The main process checks what it is given.
contextBridge.exposeInMainWorld('suijian', {
  invoke: (channel: unknown, request: unknown) => ipcRenderer.invoke('suijian', channel, request),
})
