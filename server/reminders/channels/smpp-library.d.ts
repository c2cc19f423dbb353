/** The part of npm's `smpp` that is used here; it comes without types. */
declare module "smpp" {
  import type { EventEmitter } from "node:events";
  import type { Server as NetServer, Socket } from "node:net";

  export type Pdu = {
    command: string;
    command_status: number;
    sequence_number: number;
    message_id?: string;
    esm_class?: number;
    data_coding?: number;
    source_addr?: string;
    destination_addr?: string;
    validity_period?: Date | string;
    short_message?: { message: string | Buffer; udh?: unknown };
    receipted_message_id?: string;
    user_message_reference?: number;
    message_state?: number;
    system_id?: string;
    password?: string;
    response(options?: Record<string, unknown>): Pdu;
    isResponse(): boolean;
  };
  type Answered = (pdu: Pdu) => void;
  type Command = (options: Record<string, unknown>, answered?: Answered) => boolean;
  export interface Session extends EventEmitter {
    socket: Socket;
    bind_transceiver: Command;
    submit_sm: Command;
    deliver_sm: Command;
    enquire_link(answered?: Answered): boolean;
    unbind(answered?: Answered): boolean;
    send(pdu: Pdu, answered?: Answered): boolean;
    destroy(): void;
    close(): void;
  }
  export interface Server extends NetServer {
    sessions: Session[];
  }
  const smpp: {
    connect(options: { host: string; port: number; tls?: boolean; servername?: string }): Session;
    createServer(listener: (session: Session) => void): Server;
  };
  export default smpp;
}
