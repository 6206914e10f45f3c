import { DecryptCommand, EncryptCommand, KMSClient } from '@aws-sdk/client-kms';
import { type MasterKey, purpose } from './master-key.ts';

/** A symmetric key of AWS KMS, or of a service that speaks its protocol. */
export type AwsKeySettings = {
  readonly region: string;
  /** An id, an ARN, or `alias/insaf`. */
  readonly keyId: string;
  /** Of a service other than Amazon's. */
  readonly endpoint?: string | undefined;
};

/** Credentials are found as Amazon's programs find them: in the environment, or the machine's own role. */
export function openAwsKey({ region, keyId, endpoint }: AwsKeySettings): MasterKey {
  const client = new KMSClient({ region, ...(endpoint === undefined ? {} : { endpoint }) });
  const bound = { KeyId: keyId, EncryptionContext: { purpose } };
  return {
    name: `aws-kms:${keyId}`,
    wrap: async (plain) => {
      const { CiphertextBlob } = await client.send(
        new EncryptCommand({ ...bound, Plaintext: plain }),
      );
      if (CiphertextBlob === undefined) throw new Error('KMS gave no ciphertext');
      return Buffer.from(CiphertextBlob);
    },
    unwrap: async (wrapped) => {
      const { Plaintext } = await client.send(
        new DecryptCommand({ ...bound, CiphertextBlob: wrapped }),
      );
      if (Plaintext === undefined) throw new Error('KMS gave no plaintext');
      return Buffer.from(Plaintext);
    },
  };
}
