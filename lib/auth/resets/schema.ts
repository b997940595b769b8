import { z } from "zod";
import { plainText } from "../../text/storable";
import { newPassword } from "../schema";

export const resetSchema = z.object({ code: plainText.max(200), password: newPassword });
