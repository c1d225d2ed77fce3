/** How the stand-in says no. */
import { Refusal } from '../../src/shared/backend';

export const refuse = (code: string, message: string, detail: string | null = null) => new Refusal({ code, message, detail });
