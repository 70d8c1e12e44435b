// SPDX-License-Identifier: GPL-2.0-or-later
import java.io.BufferedReader;
import java.io.FileReader;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.file.Files;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.mlt.MoreLikeThis;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;

/**
 * java -cp '.:/usr/share/java/*' MoreLikeThisBench ARTICLES TERMS <IDS: what Lucene's MoreLikeThis finds.
 *
 * ARTICLES has a line each: id, tab, headline, tab, text. Prints lines as similar_measure does. TERMS 0: all defaults (25
 * terms in at least 5 articles, twice in this one); else so many terms, boosted, in at least 2 articles, once in this one.
 */
class MoreLikeThisBench {
  public static void main(String[] args) throws Exception {
    var directory = FSDirectory.open(Files.createTempDirectory("lucene"));
    var analyzer = new StandardAnalyzer();
    try (var writer = new IndexWriter(directory, new IndexWriterConfig(analyzer));
         var lines = new BufferedReader(new FileReader(args[0]))) {
      for (String line; (line = lines.readLine()) != null;) {
        String[] parts = line.split("\t", 3);
        var document = new Document();
        document.add(new StringField("id", parts[0], Field.Store.YES));
        document.add(new TextField("text", parts[1] + "\n" + parts[2], Field.Store.YES));
        writer.addDocument(document);
      }
    }
    var reader = DirectoryReader.open(directory);
    var searcher = new IndexSearcher(reader);
    var like = new MoreLikeThis(reader);
    like.setAnalyzer(analyzer);
    like.setFieldNames(new String[] {"text"});
    int terms = Integer.parseInt(args[1]);
    if (terms != 0) {
      like.setMaxQueryTerms(terms);
      like.setBoost(true);
      like.setMinDocFreq(2);
      like.setMinTermFreq(1);
    }
    var ids = new BufferedReader(new InputStreamReader(System.in));
    for (String id; (id = ids.readLine()) != null;) {
      int article = searcher.search(new TermQuery(new Term("id", id)), 1).scoreDocs[0].doc;
      Query query = like.like("text", new StringReader(reader.document(article).get("text")));
      var line = new StringBuilder(id).append('\t');
      for (ScoreDoc hit : searcher.search(query, 40).scoreDocs)
        if (hit.doc != article) line.append(reader.document(hit.doc).get("id")).append(' ');
      System.out.println(line);
    }
  }
}
